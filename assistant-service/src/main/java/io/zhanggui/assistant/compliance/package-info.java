/** What is done about findings and generated text: labels, masking. */
@NullMarked
package io.zhanggui.assistant.compliance;

import org.jspecify.annotations.NullMarked;

/** What the operator looks at and does: health, figures over all merchants, backup and restore. */
@NullMarked
package io.zhanggui.assistant.operation;

import org.jspecify.annotations.NullMarked;

/** Product copy in bulk: jobs, drafts, review, export. */
@NullMarked
package io.zhanggui.assistant.copywriting;

import org.jspecify.annotations.NullMarked;

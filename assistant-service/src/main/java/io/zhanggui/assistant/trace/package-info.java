/** The id that ties a request, its log lines, its problem document and its background work together. */
@NullMarked
package io.zhanggui.assistant.trace;

import org.jspecify.annotations.NullMarked;

/** Documents in any format, read as headings, paragraphs and table rows, and cut into pieces that can be quoted. */
@NullMarked
package io.zhanggui.knowledge.ingest.document;

import org.jspecify.annotations.NullMarked;

/** The sample shop, loaded through the importers a merchant uses. */
@NullMarked
package io.zhanggui.assistant.sample;

import org.jspecify.annotations.NullMarked;

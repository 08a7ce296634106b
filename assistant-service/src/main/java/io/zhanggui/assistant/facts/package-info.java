/** The fact base over HTTP: imports, lists, deletion, search. */
@NullMarked
package io.zhanggui.assistant.facts;

import org.jspecify.annotations.NullMarked;

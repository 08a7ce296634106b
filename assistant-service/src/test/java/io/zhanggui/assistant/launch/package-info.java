/** The service as an operator meets it: a process, started by the launcher, killed, started again. */
@NullMarked
package io.zhanggui.assistant.launch;

import org.jspecify.annotations.NullMarked;

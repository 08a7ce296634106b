/** The frame of every command of this module: how its words are read, in which language it speaks and how it ends. */
@NullMarked
package io.zhanggui.evaluation.commandline;

import org.jspecify.annotations.NullMarked;

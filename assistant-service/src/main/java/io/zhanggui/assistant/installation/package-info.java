/** One running installation: its settings, its data folder, its start-up steps and what it tells the person who starts it. */
@NullMarked
package io.zhanggui.assistant.installation;

import org.jspecify.annotations.NullMarked;

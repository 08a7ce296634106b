/** What the service has on PostgreSQL alone. */
@NullMarked
package io.zhanggui.assistant.postgres;

import org.jspecify.annotations.NullMarked;

/** The one class of slf4j that the plugin replaces; relocated with the rest of it. */
@NullMarked
package org.slf4j;

import org.jspecify.annotations.NullMarked;

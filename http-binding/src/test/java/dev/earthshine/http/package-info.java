@NullMarked
package dev.earthshine.http;

import org.jspecify.annotations.NullMarked;

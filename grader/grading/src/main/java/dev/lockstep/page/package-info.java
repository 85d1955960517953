/// A grade as a page that a person opens in a browser: one file, complete in itself.
@NullMarked
package dev.lockstep.page;

import org.jspecify.annotations.NullMarked;

/**
 * The desk as its readers have it: the packaged product with its sample newsroom, looked at in a real browser.
 *
 * <p>Compiled and run only with the Maven profile {@code browser}, which needs Chromium on the PATH. One product and one
 * browser serve all classes ({@link dev.wirewatch.browser.DeskExtension}); a test that needs something to happen
 * publishes an article of its own ({@link dev.wirewatch.browser.WireFeed}) and waits for what follows. Screenshots of all
 * pages land in {@code target/screenshots}. axe-core is vendored under {@code src/browser/resources} with its licence
 * (MPL-2.0) and is in no build of the product.
 */
@NullMarked
package dev.wirewatch.browser;

import org.jspecify.annotations.NullMarked;

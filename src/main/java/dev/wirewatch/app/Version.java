package dev.wirewatch.app;

import picocli.CommandLine.IVersionProvider;

/** The product's version, from the jar's manifest. */
final class Version implements IVersionProvider {
    /** The version; {@code development} when it does not run from a jar. */
    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"wirewatch " + text()};
    }
}

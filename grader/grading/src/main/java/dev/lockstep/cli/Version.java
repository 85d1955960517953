package dev.lockstep.cli;

import picocli.CommandLine.IVersionProvider;

/// The version of Lockstep and of what it runs on.
final class Version implements IVersionProvider {

    /// As in the parent's pom.xml.
    static final String LOCKSTEP = "0.1.0";

    @Override
    public String[] getVersion() {
        return new String[]{"lockstep " + LOCKSTEP,
                "JDK " + System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")"};
    }
}

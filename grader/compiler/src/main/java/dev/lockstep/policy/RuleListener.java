package dev.lockstep.policy;

import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.lang.extension.ArchUnitExtension;
import com.tngtech.archunit.lang.extension.EvaluatedRule;

/// Hears what the rules of a structure check found before ArchUnit turns it into the text of an error. Public because
/// [java.util.ServiceLoader] makes it.
///
/// Thread safety: each running check has a list of its own, bound to its thread.
public final class RuleListener implements ArchUnitExtension {

    private static final String ID = "lockstep";
    private static final ScopedValue<List<EvaluatedRule>> HEARD = ScopedValue.newInstance();

    /// Runs a check and adds each rule that it checks to the list.
    static <T> T listen(List<EvaluatedRule> heard, Supplier<T> check) {
        return ScopedValue.where(HEARD, heard).call(() -> ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.configureExtension(ID).setProperty("enabled", true);
            return check.get();
        }));
    }

    @Override
    public String getUniqueIdentifier() {
        return ID;
    }

    @Override
    public void configure(Properties properties) {
        // there is nothing to set
    }

    @Override
    public void handle(EvaluatedRule rule) {
        if (HEARD.isBound()) {
            HEARD.get().add(rule);
        }
    }
}

package dev.lockstep.worker;

import org.jspecify.annotations.Nullable;
import org.mockito.MockMakers;
import org.mockito.Mockito;
import org.mockito.invocation.Invocation;
import org.mockito.invocation.InvocationContainer;
import org.mockito.invocation.MockHandler;
import org.mockito.mock.MockCreationSettings;
import org.mockito.plugins.MockMaker;

import dev.lockstep.engine.SwitchPoint;

/// Mocks of interfaces, as Mockito's proxies, whose calls count as several steps: Mockito keeps each of them, so a submission that calls
/// a mock in a busy loop would fill the heap before it comes to the limit of steps.
///
/// Thread safety: as the mock maker that it hands on to.
public final class CountedMocks implements MockMaker {

    /// A schedule of the standard bound has room for two thousand calls.
    private static final int STEPS_OF_A_CALL = 10;

    /// Found when the first mock is made: Mockito is not ready before it has this one.
    private static final class Proxies {
        static final MockMaker MAKER = Mockito.framework().getPlugins().getMockMaker(MockMakers.PROXY);
    }

    /// Hands calls on, and counts them.
    private record Counted<T>(MockHandler<T> handler) implements MockHandler<T> {

        private static final long serialVersionUID = 1;

        @Override
        public @Nullable Object handle(Invocation invocation) throws Throwable {
            SwitchPoint.works(STEPS_OF_A_CALL);
            return handler.handle(invocation);
        }

        @Override
        public MockCreationSettings<T> getMockSettings() {
            return handler.getMockSettings();
        }

        @Override
        public InvocationContainer getInvocationContainer() {
            return handler.getInvocationContainer();
        }
    }

    @Override
    public <T> T createMock(MockCreationSettings<T> settings, MockHandler<T> handler) {
        return Proxies.MAKER.createMock(settings, new Counted<>(handler));
    }

    @Override
    public @Nullable MockHandler<?> getHandler(Object mock) {
        return Proxies.MAKER.getHandler(mock);
    }

    @Override
    public void resetMock(Object mock, MockHandler<?> handler, MockCreationSettings<?> settings) {
        Proxies.MAKER.resetMock(mock, new Counted<>(handler), settings);
    }

    @Override
    public TypeMockability isTypeMockable(Class<?> type) {
        return Proxies.MAKER.isTypeMockable(type);
    }
}

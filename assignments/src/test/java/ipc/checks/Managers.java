package ipc.checks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import ipc.contract.Client;
import ipc.contract.Connection;
import ipc.contract.Manager;

/// A manager of the submission, and its clients.
final class Managers {

    private final Submission submission;
    private final Threads threads;
    private final Manager manager;
    private final List<Client> clients = new ArrayList<>();

    Managers(Submission submission, Threads threads) {
        this.submission = submission;
        this.threads = threads;
        manager = submission.create(Manager.class, "ResourceManager");
    }

    /// A client of this manager, which a thread of this name serves.
    Client client(String name) {
        return client(name, new Post());
    }

    /// A client at this end of a connection.
    Client client(String name, Post end) {
        serve(name, end.other());
        var client = submission.create(Client.class, "ManagerClient", end);
        clients.add(client);
        return client;
    }

    /// Serves whoever is at the other end of a connection, and waits for a request by now.
    Thread serve(String name, Connection connection) {
        return threads.startAndSettle("serves " + name, () -> manager.serve(connection));
    }

    /// Closes all clients; then all threads that serve them end.
    void close() throws IOException {
        closeClients();
        threads.join();
    }

    void closeClients() throws IOException {
        for (var client : clients) {
            client.close();
        }
    }
}

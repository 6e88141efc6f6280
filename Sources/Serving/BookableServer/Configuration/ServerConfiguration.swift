package import BookableAPI
package import Bookings
package import Workers

/// Where the server listens and how much it takes on.
package struct ServerConfiguration: Sendable {
    /// The address to listen on; `127.0.0.1` keeps the server to its own machine.
    package var host: String

    /// The TCP port; 0 lets the system choose.
    package var port: Int

    package var api = APIConfiguration()

    /// How much of providers' calendars is kept in memory.
    package var calendars = CalendarLimits()

    /// The most connections that are open at once; the next is answered with 503.
    package var maximumConnections = 1_000

    /// The most requests that are answered at once; the next is answered with 503.
    package var maximumRequests = 512

    /// What each address can take of the server.
    package var clients = ClientLimits()

    /// The most lines that answers and failures each add to the log in a second.
    package var logRate = 100

    /// Seconds after which a connection that says nothing is closed.
    package var idleSeconds: Int64 = 30

    /// Seconds in which a new connection must bring its first head, each later head must come from its first byte, and each
    /// body from its head; and in which a request's turn among those of its address must come.
    package var readSeconds: Int64 = 15

    /// Seconds that a body on its way has when the server is told to end.
    package var bodyGraceSeconds: Int64 = 1

    /// Seconds that a client has for taking the last answer before its connection is closed.
    package var lingerSeconds: Int64 = 1

    /// Seconds that a provider has for approving a booking, unless it starts earlier.
    package var approvalSeconds = BookingDesk.standardApprovalTime

    /// Seconds that a client who waits has for taking a place that is offered, unless it starts earlier.
    package var waitlistOfferSeconds = WaitlistDesk.standardOfferTime

    /// How many slots can be held at once without a key.
    package var holds = HoldLimits()

    /// Between saying that the server is being shut down and no longer accepting.
    package var shutdownDelay: Duration = .zero

    /// Between two looks for holds that ran out.
    package var sweepInterval: Duration = .seconds(5)

    /// The most holds that one transaction of a sweep releases.
    package var sweepPortion = 100

    /// How long an event is kept at the least; one that a subscriber has not had is kept until then.
    package var eventRetentionDays = 90

    /// How many days entries of the audit log are kept.
    package var auditRetentionDays = 400

    package var jobs = JobConfiguration()

    /// How much work goes into policies at once.
    package var policies = PolicyLimits()

    /// Whether the database only gives what another one has written: then the server makes nothing, does no jobs, releases
    /// no holds, and keeps no calendars, since it hears of no change.
    package var isReplica = false

    package init(host: String = "127.0.0.1", port: Int = 8080) {
        self.host = host
        self.port = port
    }
}

import Bookings
import CivilTime
import Notifications
import SQL

/// Finds clients among bookings, and reads what belongs to one.
struct ClientReader: Sendable {
    private let bookings = BookingStore()
    private let services = ServiceStore()
    private let clients = ClientDesk(observers: [])
    private let consents: MessageConsentDesk

    init(zones: ZoneDirectory) {
        consents = MessageConsentDesk(zones: zones, channels: [])
    }

    /// A client whom a search found, with the latest and the number of the matching bookings.
    struct Client: Sendable {
        var latest: Booking
        var count: Int
    }

    struct Found: Sendable {
        let clients: [Client]

        /// Bookings that begin before it were not searched.
        let rest: Instant

        /// Whether more was found than is shown.
        let isCut: Bool
    }

    /// The clients of a provider whom `text` finds in the 800 days of bookings before `end`, by default those around now.
    func find(
        _ text: String,
        of provider: ProviderID,
        before end: Instant?,
        in transaction: Transaction
    ) async throws -> Found {
        let end = end ?? transaction.now + Self.ahead
        var filter = BookingStore.Filter()
        filter.provider = provider
        filter.search = ClientSearch(text)
        filter.from = end - Self.span
        filter.to = end
        var found: [Booking] = []
        var cursor: BookingCursor?
        var looks = 0
        repeat {
            let part = try await bookings.list(
                filter,
                in: .start,
                after: cursor,
                limit: Self.maximumCount,
                in: transaction.connection
            )
            found += part.found
            cursor = part.lookedAtUpTo
            looks += 1
        } while cursor != nil && found.count < Self.maximumCount && looks < Self.maximumLooks
        return Found(clients: Self.grouped(found), rest: end - Self.span, isCut: cursor != nil)
    }

    /// How far a search looks ahead of now, in seconds.
    private static let ahead: Int64 = 400 * 86_400
    private static let span: Int64 = 800 * 86_400

    /// The number of bookings at which one search ends.
    private static let maximumCount = 300

    /// The maximum number of portions of bookings that are read for one page.
    private static let maximumLooks = 20

    /// One entry for bookings of the same address, or of the same number where there is none; latest first.
    private static func grouped(_ found: [Booking]) -> [Client] {
        var places: [String: Int] = [:]
        var clients: [Client] = []
        for booking in found.sorted(by: { $0.startAt > $1.startAt }) where booking.client != .erased {
            let key = booking.client.email?.lowercased() ?? booking.client.phone ?? booking.id.rawValue
            if let place = places[key] {
                clients[place].count += 1
            } else {
                places[key] = clients.count
                clients.append(Client(latest: booking, count: 1))
            }
        }
        return clients
    }

    /// The identity of a booking's client; throws ``BookingsError`` if the booking does not exist.
    func identity(of id: BookingID, in transaction: Transaction) async throws -> ClientIdentity {
        let booking = try await bookings.find(id, in: transaction.connection)
        return try ClientIdentity(
            of: booking.provider,
            email: booking.client.email,
            // As clients are grouped in the list: anybody can give another person's number, and families share one.
            phone: booking.client.email == nil ? booking.client.phone : nil,
            booking: id
        )
    }

    /// A booking of a client, with the name of its service.
    struct Entry: Sendable {
        let booking: Booking
        let serviceName: String
        let standing: BookingStanding
    }

    struct Record: Sendable {
        let client: ClientDetails

        /// Latest first.
        let bookings: [Entry]
        let consents: [MessageConsent]

        /// Whether there are more bookings than are shown.
        let isCut: Bool
    }

    /// What is known of the client of a booking; throws ``BookingsError`` if it does not exist.
    func record(of id: BookingID, in transaction: Transaction) async throws -> Record {
        let named = try await bookings.find(id, in: transaction.connection)
        let found = try await clients.bookings(
            of: try await identity(of: id, in: transaction),
            after: nil,
            limit: Self.maximumCount + 1,
            in: transaction
        )
        let known = try await services.list(
            of: named.provider,
            after: nil,
            limit: AgendaReader.maximumCount,
            includingArchived: true,
            in: transaction.connection
        )
        let byID = Dictionary(known.map { ($0.id, $0) }) { first, _ in first }
        return Record(
            client: named.client,
            bookings: found.prefix(Self.maximumCount).sorted { $0.startAt > $1.startAt }.map { booking in
                let service = byID[booking.service]
                let wasApproved = service?.requiresApproval != true
                return Entry(
                    booking: booking,
                    serviceName: booking.seats.naming(service?.name ?? ""),
                    standing: BookingStanding(booking, wasApproved: wasApproved, at: transaction.now)
                )
            },
            consents: try await consents.list(of: id, in: transaction),
            isCut: found.count > Self.maximumCount
        )
    }
}

import CivilTime
import Bookings
import Money
import SQL
import Testing
import TestSupport

/// That sessions never meet is held by the schema alone, against a model that compares every booking with every other.
@Suite(.ownDatabases)
struct FootprintGuaranteeTests {
    /// A booking as the schema sees it; times in quarters of an hour after the opening.
    private struct Placed {
        let service: Int
        let start: Int64
        let before: Int64
        let after: Int64

        /// Minutes are long enough for several starts to fit before one ends.
        static func random(using generator: inout SplitMix64) -> Placed {
            Placed(
                service: Int.random(in: 0...1, using: &generator),
                start: Int64.random(in: 0..<60, using: &generator),
                before: Int64.random(in: 0...3, using: &generator),
                after: Int64.random(in: 1...5, using: &generator)
            )
        }

        func meets(_ other: Placed) -> Bool {
            guard start != other.start else { return service != other.service }
            return start - before < other.start + other.after && other.start - other.before < start + after
        }

        func instant(_ quarters: Int64) -> Instant { Studio.opening + quarters * 900 }
    }

    @Test(arguments: Engine.allCases, [1, 2, 3])
    func `the schema refuses exactly what meets`(engine: Engine, seed: UInt64) async throws {
        let studio = try await Studio(on: engine)
        try await addService(to: studio)
        let model = try await studio.book(at: Studio.opening + 90 * 86_400)
        var generator = SplitMix64(seed: seed)
        var placed: [Int: Placed] = [:]
        for turn in 0..<250 {
            let new = Placed.random(using: &generator)
            let moved = turn.isMultiple(of: 3) ? placed.keys.sorted().randomElement(using: &generator) : nil
            let fits = placed.allSatisfy { $0.key == moved || !$0.value.meets(new) }
            let statement =
                if let moved { move(moved, to: new, in: studio) } else { add(turn, new, like: model, in: studio) }
            let isTaken = try await accepts(statement, in: studio)
            try #require(isTaken == fits, "seed \(seed), turn \(turn): \(new) beside \(placed.values)")
            if isTaken { placed[moved ?? turn] = new }
            // Room for others, or all would soon be refused.
            if turn.isMultiple(of: 5), let gone = placed.keys.sorted().randomElement(using: &generator) {
                placed[gone] = nil
                try #require(try await accepts(cancel(gone, in: studio), in: studio))
            }
        }
    }

    private func addService(to studio: Studio) async throws {
        try await studio.database.transaction(.write) { connection in
            var draft = ServiceStore.Draft(
                name: "Other",
                price: MonetaryAmount(1, .euro),
                timing: studio.service.timing
            )
            draft.id = ServiceID(rawValue: "svc_studio_other")
            _ = try await ServiceStore().create(draft, of: studio.provider, at: Studio.now, in: connection)
        }
    }

    private func accepts(_ statement: SQLStatement, in studio: Studio) async throws -> Bool {
        do {
            return try await studio.database.transaction(.write) { try await $0.execute(statement) } == 1
        } catch let error as SQLError {
            guard case .constraint = error.code else { throw error }
            return false
        }
    }

    /// Each has a seat of its own, so that seats refuse nothing.
    private func add(_ number: Int, _ new: Placed, like model: Booking, in studio: Studio) -> SQLStatement {
        """
        INSERT INTO bookings (provider_id, booking_id, service_id, status, start_at, end_at, footprint_start, footprint_end, seat,
            client, token_hash, price, currency, policy_id, policy_version, notice_start_at, booked_at, revision)
        SELECT provider_id, \("bkg_studio_\(number)"), \(service(new, in: studio)), 'confirmed', \(new.instant(new.start)),
            \(new.instant(new.start) + 60), \(new.instant(new.start - new.before)), \(new.instant(new.start + new.after)),
            \(number + 1), client, \(Array("\(number)".utf8)), price, currency, policy_id, policy_version, notice_start_at,
            booked_at, 1
        FROM bookings WHERE provider_id = \(studio.provider) AND booking_id = \(model.id)
        """
    }

    private func move(_ number: Int, to new: Placed, in studio: Studio) -> SQLStatement {
        """
        UPDATE bookings SET service_id = \(service(new, in: studio)), start_at = \(new.instant(new.start)),
            end_at = \(new.instant(new.start) + 60), footprint_start = \(new.instant(new.start - new.before)),
            footprint_end = \(new.instant(new.start + new.after))
        WHERE provider_id = \(studio.provider) AND booking_id = \("bkg_studio_\(number)")
        """
    }

    private func cancel(_ number: Int, in studio: Studio) -> SQLStatement {
        """
        UPDATE bookings SET status = 'cancelled', cancelled_at = \(Studio.now), cancellation = 'client'
        WHERE provider_id = \(studio.provider) AND booking_id = \("bkg_studio_\(number)")
        """
    }

    private func service(_ new: Placed, in studio: Studio) -> String {
        new.service == 0 ? studio.service.id.rawValue : "svc_studio_other"
    }
}

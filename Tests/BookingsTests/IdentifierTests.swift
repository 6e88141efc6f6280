import CivilTime
import Bookings
import Testing

struct IdentifierTests {
    @Test(arguments: ["prv_anna", "prv_01jdx"])
    func readsWellFormedText(_ text: String) {
        #expect(ProviderID(rawValue: text)?.rawValue == text)
    }

    @Test(arguments: [
        "", "prv", "prv_", "prv_Anna", "prv_anna_1", "bkg_anna", "prv_ann a", "prv_änna", "prv_'; DROP", "prv_\u{0}",
    ])
    func refusesEverythingElse(_ text: String) {
        #expect(ProviderID(rawValue: text) == nil)
    }

    @Test func ofAnOwnedRecordNamesItsProvider() throws {
        let provider = try #require(ProviderID(rawValue: "prv_anna"))
        let booking = BookingID.make(under: provider, at: Studio.now)
        #expect(booking.provider == provider)
        #expect(BookingID(rawValue: booking.rawValue) == booking)
    }

    @Test func sortsByTheTimeOfItsMaking() throws {
        let provider = try #require(ProviderID(rawValue: "prv_anna"))
        let ids = (0..<50).map { BookingID.make(under: provider, at: Studio.now + Int64($0)).rawValue }
        #expect(ids == ids.sorted())
        #expect(Set(ids).count == 50)
    }

    @Test func leavesRoomForWhatIsMadeUnderIt() throws {
        let longest = try #require(ProviderID(rawValue: "prv_" + String(repeating: "a", count: 40)))
        let booking = BookingID.make(under: longest, at: Studio.now)
        #expect(BookingID(rawValue: booking.rawValue) == booking)
        #expect(ProviderID(rawValue: longest.rawValue + "a") == nil)
    }
}

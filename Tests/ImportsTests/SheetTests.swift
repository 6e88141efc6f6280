import Bookings
import CivilTime
import Imports
import Money
import PolicySimulation
import Scheduling
import Testing

/// Providers from files of CSV, each with another delimiter or encoding.
struct SheetTests {
    private func contents(_ kinds: [SheetKind] = SheetKind.allCases) async throws -> SourceContents {
        let reading = ReadingOptions()
        var sheets: [Sheet] = []
        for kind in kinds {
            let name = "\(kind.rawValue).csv"
            sheets.append(try await Sheet(kind, name: name, try ImportHall.fixture("csv/\(name)"), reading))
        }
        return try SheetReader.read(sheets, ImportHall.options, reading)
    }

    @Test(arguments: Engine.allCases)
    func `files become a provider with services and bookings`(engine: Engine) async throws {
        try await ImportHall.run(on: engine) { hall in
            let report = try await hall.write(try await contents())
            let maria = try hall.provider("m1", in: report)
            let services = try await hall.services(of: maria)
            #expect(services.map(\.name) == ["Class", "First talk", "Massage"])
            #expect(services[2].price == MonetaryAmount(125_050, .euro) && services[2].timing.bufferAfterMinutes == 15)
            #expect(services[0].price == MonetaryAmount(990, .euro) && services[0].timing.capacity == 4)
            let bookings = try await hall.bookings(of: maria)
            #expect(
                bookings.map { "\($0.startAt) \($0.client.name)" } == [
                    "2031-03-03T08:00:00Z Iñigo Peña", "2031-03-05T09:00:00Z Walk In",
                ]
            )
            #expect(bookings[1].seats.count == 3 && services[0].timing.maximumSeats == 3)
            #expect(bookings[0].client.language == "es" && bookings[0].client.phone == "+34911234567")
            let slots = try await hall.slots(services[2], from: "2031-03-02T23:00:00Z", to: "2031-03-16T23:00:00Z")
            func day(_ date: String) -> [String] { slots.filter { $0.hasPrefix(date) }.map { String($0.suffix(5)) } }
            // The first is booked with its buffer, the next blocked for the one that met it, then the break.
            #expect(day("2031-03-03").first == "11:00" && !day("2031-03-03").contains("13:00"), "\(slots)")
            #expect(!day("2031-03-03").contains("12:30") && day("2031-03-03").last == "17:00", "\(slots)")
            #expect(day("2031-03-04") == ["10:00", "10:30", "11:00"], "\(slots)")
            #expect(day("2031-03-05").isEmpty && day("2031-03-10").isEmpty)
            #expect(day("2031-03-11") == ["15:00", "15:30", "16:00"])
            let own = try await hall.slots(services[0], from: "2031-03-04T23:00:00Z", to: "2031-03-05T23:00:00Z")
            // One that found too few seats leaves the rest to others.
            #expect(own.map { $0.suffix(5) } == ["10:00", "10:45"], "\(own)")
        }
    }

    @Test(arguments: Engine.allCases)
    func `rows that do not fit are told of, and nothing comes in twice`(engine: Engine) async throws {
        try await ImportHall.run(on: engine) { hall in
            let report = try await hall.write(try await contents())
            let expected: [(SourceRow.Kind, String, String)] = [
                (.provider, "m2", "refused: time_zone is empty; say one with --time-zone"),
                (.provider, "m3", "refused: the zone \"Mars/Base\" is unknown"),
                (.service, "dear", "refused: the currency \"THALER\" is unknown"),
                (.service, "late", "refused: its provider m9 is not brought in"),
                (.hours, "line 7", "refused: neither a weekday such as monday nor a date is given"),
                (.hours, "line 8", "refused: the hours, or the break, end before they begin"),
                (.blockedTime, "line 3", "skipped: it is over"),
                (.client, "c1", "created"), (.client, "c2", "refused: none of their bookings is brought in"),
                (.client, "c3", "skipped: no booking to come: clients are known here by their bookings"),
                (.booking, "b2", "refused: it overlaps another booking, or its buffers do; its time is blocked"),
                (
                    .booking, "b4",
                    "refused: clocks in Europe/Madrid skip 2031-03-30 02:30 or show it twice; write an offset"
                ),
                (.booking, "b5", "refused: its service nothing is not brought in; its time is blocked"),
                (.booking, "b6", "skipped: it is over"),
                (.booking, "b7", "refused: its client c9 is not in the file of clients; its time is blocked"),
                (.booking, "b8", "refused: start has two readings; say which with --date-format"),
            ]
            for (kind, id, outcome) in expected { #expect(report.outcome(kind, id) == outcome, "\(kind) \(id)") }
            #expect(report.entries.contains { $0.row.id == "massage" && $0.reason == "the id massage stands twice" })
            #expect(report.outcome(.booking, "b31") == "refused: it takes more seats than are left of 4")
            #expect(report.outcome(.booking, "b9") == "refused: it takes more seats than are left of 1")
            let full = try await hall.rowCounts()
            let again = try await hall.write(try await contents())
            var after = try await hall.rowCounts()
            after["audit_entries"] = full["audit_entries"]
            #expect(after == full)
            #expect(!again.entries.contains { [.created, .adapted].contains($0.outcome) })
        }
    }

    @Test(arguments: [
        ("id,name,time_zone,colour\n", "the column \"colour\" is unknown"),
        ("id,name\n1,A\n", "the column time_zone is missing"),
        ("", "no header line"), ("id,name,time_zone,id\n", "a column stands twice"), ("PK\u{3}\u{4}", "a workbook"),
    ])
    func `a file without its columns is refused whole`(text: String, reason: String) async {
        let fault = await #expect(throws: ImportFault.self) {
            _ = try await Sheet(.providers, name: "p.csv", Array(text.utf8), ReadingOptions())
        }
        #expect(fault?.description.contains(reason) == true, "\(fault?.description ?? "")")
    }

    @Test func `lines that cannot be read are told of with the others`() async throws {
        let bytes =
            Array("id,name,time_zone\n1,A,UTC,x\n2,\"B\"x,UTC\n3,".utf8) + [0xE9] + Array(",UTC\n4,D,UTC\n".utf8)
        let sheet = try await Sheet(.providers, name: "p.csv", bytes, ReadingOptions())
        let contents = try SheetReader.read([sheet], ImportHall.options, ReadingOptions())
        #expect(contents.providers.map(\.name) == ["D"])
        #expect(contents.entries.compactMap(\.row.line).sorted() == [2, 3, 4], "\(contents.entries)")
    }
}

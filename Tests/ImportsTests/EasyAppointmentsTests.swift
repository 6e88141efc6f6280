import Bookings
import CivilTime
import Imports
import Money
import Notifications
import SQL
import Scheduling
import Testing

/// An installation of Easy!Appointments, brought in from the dump of its database.
struct EasyAppointmentsTests {
    private func contents() throws -> SourceContents {
        try EasyAppointmentsReader.read(ImportHall.fixture("easyappointments.sql"), ImportHall.options)
    }

    @Test(arguments: Engine.allCases)
    func `what fits is bookable and booked as it was, and the rest is named`(engine: Engine) async throws {
        try await ImportHall.run(on: engine) { hall in
            let report = try await hall.write(try contents())
            let anna = try hall.provider("2", in: report)
            let bookings = try await hall.bookings(of: anna)
            #expect(
                bookings.map { "\($0.startAt) \($0.client.name) \($0.status)" }.sorted() == [
                    "2031-03-03T08:00:00Z Zoë O'Neil \\ Sons confirmed", "2031-03-04T19:00:00Z Max Muster confirmed",
                    "2031-03-06T09:00:00Z Max Muster confirmed", "2031-03-06T09:00:00Z Zoë O'Neil \\ Sons confirmed",
                    "2031-10-26T00:00:00Z Zoë O'Neil \\ Sons confirmed",
                ]
            )
            let first = try #require(bookings.first)
            #expect(first.client.email == "zoe@example.org" && first.client.phone == "+493023125019")
            #expect(first.client.language == "de" && first.client.timeZone == "Europe/Lisbon")
            #expect(first.price == MonetaryAmount(4_900, .euro))
            let services = try await hall.services(of: anna)
            #expect(services.map(\.name) == ["Cut & dry", "Yoga"] && services[0].description == "Wash, cut")
            let cut = services[0].timing
            #expect(cut.durationMinutes == 45 && cut.slotStepMinutes == 15 && cut.bufferAfterMinutes == 15)
            #expect(cut.minimumNoticeMinutes == 30 && cut.bookingWindowDays == 3_000)
            #expect(services[1].timing.capacity == 3 && services[1].timing.slotStepMinutes == 60)
            #expect(services[1].price == MonetaryAmount(1_250, .euro))
        }
    }

    @Test(arguments: Engine.allCases)
    func `slots are those of the working plan, less what is booked and blocked`(engine: Engine) async throws {
        try await ImportHall.run(on: engine) { hall in
            let report = try await hall.write(try contents())
            let cut = try #require(try await hall.services(of: try hall.provider("2", in: report)).first)
            let week = try await hall.slots(cut, from: "2031-03-03T00:00:00Z", to: "2031-03-10T00:00:00Z")
            func day(_ date: String) -> [String] { week.filter { $0.hasPrefix(date) }.map { String($0.suffix(5)) } }
            // Booked until 10:00 with the buffer, and blocked until 10:15 for the appointment that met it.
            #expect(day("2031-03-03").first == "10:15" && day("2031-03-03").last == "16:15")
            #expect(!day("2031-03-03").contains("11:30") && day("2031-03-03").contains("13:00"))
            // Blocked for the appointment of another length, and for the one of a service that is refused.
            #expect(day("2031-03-04").first == "09:00")
            #expect(!day("2031-03-04").contains("10:30") && !day("2031-03-04").contains("15:15"))
            // An exception, a blocked morning, and a Saturday that is open by an exception.
            #expect(day("2031-03-05").isEmpty && day("2031-03-07").first == "13:00")
            #expect(
                day("2031-03-08") == [
                    "10:00", "10:15", "10:30", "10:45", "11:00", "11:15", "12:30", "12:45", "13:00", "13:15",
                ]
            )
            #expect(day("2031-03-09").isEmpty)
            let christmas = try await hall.slots(cut, from: "2031-12-22T23:00:00Z", to: "2031-12-27T23:00:00Z")
            #expect(Set(christmas.map { $0.prefix(10) }) == ["2031-12-23"])
        }
    }

    @Test func `each row is brought in, or told of with its reason`() async throws {
        try await ImportHall.run(on: .sqlite) { hall in
            let report = try await hall.write(try contents())
            let expected: [(SourceRow.Kind, String, String)] = [
                (.provider, "2", "created"), (.provider, "3", "created"),
                (.provider, "4", "refused: the zone \"Mars/Olympus\" is unknown; say one with --time-zone"),
                (.booking, "1", "created"),
                (.booking, "2", "refused: it overlaps another booking, or its buffers do; its time is blocked"),
                (.booking, "4", "refused: it lasts 90 minutes, and its service 45; its time is blocked"),
                (.booking, "5", "skipped: it is over"), (.booking, "6", "skipped: it is cancelled"),
                (.booking, "7", "refused: its service 3 is not brought in; its time is blocked"),
                (.booking, "8", "created"), (.blockedTime, "10", "created"),
                (.booking, "11", "refused: its service 99 is not brought in; its time is blocked"),
                (.booking, "12", "refused: clocks in Europe/Berlin skip 2031-03-30 02:30:00"),
                (.booking, "14", "refused: its client 999 is not in the file; its time is blocked"),
                (.booking, "15", "refused: its provider 4 is not brought in"),
                (.blockedTime, "16", "skipped: it is over"),
                (.booking, "17", "refused: it ends at or before its start"),
                (.exception, "2/2031-03-05", "created"), (.exception, "2/2020-01-01", "skipped: it is over"),
                (.exception, "2/2031-02-30", "refused: this is not a date"), (.exception, "3/2031-04-09", "created"),
                (.exception, "3/2031-04-10", "created"), (.hours, "3/tuesday", "created"),
                (.hours, "3/monday", "refused: hours or a break end before they begin"),
                (.service, "4", "skipped: no provider offers it"),
                (.service, "5", "adapted: it was private there, and can be booked by everybody here"),
                (.service, "77", "refused: no such service, which provider 2 offers"),
                (.client, "10", "created"),
                (.client, "12", "skipped: no booking to come: clients are known here by their bookings"),
                (.user, "1", "skipped: people with the role admin are not brought in"),
                (.other, "category/1", "skipped: services have no categories"),
                (.other, "setting/company_name", "skipped: settings of the installation stay behind"),
                (.other, "table/ea_consents", "skipped: 2 rows of a table that is not read"),
            ]
            for (kind, id, outcome) in expected { #expect(report.outcome(kind, id) == outcome, "\(kind) \(id)") }
            let price = report.outcome(.service, "3")
            #expect(price.contains("refused: at provider 2: the currency \"Taler\""), "\(price)")
            let evening = report.outcome(.booking, "3")
            #expect(evening.hasPrefix("adapted: ") && evening.contains("it is outside the hours"), "\(evening)")
            #expect(
                evening.contains("e-mail address is malformed") && evening.contains("telephone number is malformed")
            )
            #expect(report.outcome(.booking, "9").contains("\"Waiting in the hall\" is taken for confirmed"))
            #expect(report.outcome(.booking, "13").contains("show 2031-10-26 02:00:00 twice"))
            // Every appointment and every user of the file is among them.
            for id in 1...18 {
                #expect(
                    report.entries.contains { [.booking, .blockedTime].contains($0.row.kind) && $0.row.id == "\(id)" }
                )
            }
            #expect(report.entries.allSatisfy { $0.row.line != nil || $0.row.kind == .other })
            #expect(report.hasRefusals)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a trial writes nothing and tells the same, and a second run brings nothing in twice`(
        engine: Engine
    ) async throws {
        try await ImportHall.run(on: engine) { hall in
            let empty = try await hall.rowCounts()
            let trial = try await hall.write(try contents(), isTrial: true)
            #expect(try await hall.rowCounts() == empty && trial.isTrial)
            let report = try await hall.write(try contents())
            let words = { (report: ImportReport) in
                report.entries.map { "\($0.row) \($0.outcome) \($0.reason ?? "")" }.sorted()
            }
            #expect(words(trial) == words(report))
            #expect(trial.entries.allSatisfy { $0.record == nil })
            let full = try await hall.rowCounts()
            #expect(full["bookings"] == 6 && full["providers"] == 2, "\(full)")
            let again = try await hall.write(try contents())
            var after = try await hall.rowCounts()
            // Each run is in the audit log.
            after["audit_entries"] = full["audit_entries"]
            #expect(after == full)
            #expect(!again.entries.contains { [.created, .adapted].contains($0.outcome) })
            #expect(again.outcome(.booking, "1") == "present")
            #expect(again.outcome(.booking, "2") == "present: it was refused, and its time is blocked")
            #expect(again.entry(.provider, "2")?.record == report.entry(.provider, "2")?.record)
            // Another installation has rows of the same names.
            let other = try await hall.write(try contents(), from: "second")
            #expect(other.entry(.provider, "2")?.record != report.entry(.provider, "2")?.record)
        }
    }

    @Test func `clients are sent nothing of what they know, but reminders`() async throws {
        try await ImportHall.run(on: .sqlite) { hall in
            let planning = MessagePlanning(zones: .system, channels: [.email])
            let report = try await hall.write(try contents(), observers: [planning])
            let id = try #require(report.entry(.booking, "1")?.record)
            let plans = try await hall.database.transaction(.read) { connection in
                try await connection.query("SELECT booking_id, changes FROM message_plans").map { row in
                    (
                        id: try row.decode("booking_id", as: String.self),
                        text: try row.decode("changes", as: String.self)
                    )
                }
            }
            let plan = try #require(plans.first { $0.id == id }?.text)
            #expect(plan.contains("first_reminder.client.email@") && plan.contains("last_reminder.client.email@"))
            for plan in plans {
                let messages = plan.text.split(separator: " ").dropFirst(3).first ?? ""
                #expect(!messages.contains("confirmed.") && !messages.contains("requested."), "\(plan.text)")
            }
        }
    }

    @Test func `a currency and a zone that are said take what has none`() throws {
        var options = ImportHall.options
        options.currency = .euro
        options.timeZone = try ZoneDirectory.system.zone(named: "Europe/Vienna")
        let contents = try EasyAppointmentsReader.read(ImportHall.fixture("easyappointments.sql"), options)
        let cy = try #require(contents.providers.first { $0.row.id == "4" })
        #expect(cy.timeZone == "Europe/Vienna")
        let old = contents.providers.first { $0.row.id == "2" }?.services.first { $0.row.id == "3" }
        #expect(old?.price == MonetaryAmount(1_000, .euro))
        #expect(old.flatMap { contents.providers[0].remarks[$0.row] } == "its price is taken to be in EUR")
    }
}

import CivilTime
import Money
import Scheduling
import WireFormat

/// One provider of the demo, as data.
struct DemoProvider {
    let id: String
    let name: String
    let timeZone: String
    let policy: String

    /// Days of the week, then their hours.
    let hours: [(days: [Int], start: String, end: String)]
    let services: [DemoService]

    /// What the weekly hours come to, row by row.
    var weeklyHours: [WeeklyHours] {
        hours.flatMap { row in
            row.days.compactMap { day in
                guard let start = WallTime(row.start), let end = WallTime(row.end) else { return nil }
                return WeeklyHours(dayOfWeek: day, start: start, end: end)
            }
        }
    }

    static let all = [hairdresser, yogaTeacher, plumber, musicTeacher, landlord]

    private static let hairdresser = DemoProvider(
        id: "prv_anna",
        name: "Anna Berger, hair and colour",
        timeZone: "Europe/Berlin",
        policy: "moderate",
        hours: [
            ([1], "12:00", "19:00"), ([2, 3, 4, 5], "09:00", "13:00"), ([2, 3, 4, 5], "14:00", "19:00"),
            ([6], "09:00", "15:00"),
        ],
        services: [
            DemoService(
                id: "svc_anna_cut",
                name: "Cut and blow-dry",
                price: MonetaryAmount(4_900, .euro),
                timing: .init(minutes: 45, step: 15) { $0.bufferAfterMinutes = 15 },
                description: "Wash, cut and blow-dry, for all lengths.",
                rhythm: [3, 4, 2, 4, 3]
            ),
            DemoService(
                id: "svc_anna_colour",
                name: "Colour",
                price: MonetaryAmount(9_900, .euro),
                timing: .init(minutes: 120, step: 30) {
                    $0.bufferAfterMinutes = 15
                    $0.maximumPerDay = 2
                },
                description: "One colour, roots to tips. We talk about the shade first.",
                rhythm: [1, 0, 1, 1]
            ),
            DemoService(
                id: "svc_anna_bridal",
                name: "Bridal styling",
                price: MonetaryAmount(18_000, .euro),
                timing: .init(minutes: 90, step: 30) {
                    $0.bufferAfterMinutes = 30
                    $0.minimumNoticeMinutes = 1_440
                },
                description: "For the day itself. Anna looks at each request and answers within a few days.",
                requiresApproval: true,
                rhythm: [0, 1, 0, 0]
            ),
            DemoService(
                id: "svc_anna_workshop",
                name: "Braiding workshop",
                price: MonetaryAmount(3_500, .euro),
                timing: .init(minutes: 90, step: 90) {
                    $0.capacity = 6
                    $0.maximumSeats = 2
                },
                description: "Six people, two hands each. Bring a comb.",
                hours: [(6, "12:00", "13:30")],
                rhythm: [1]
            ),
        ]
    )

    private static let yogaTeacher = DemoProvider(
        id: "prv_maya",
        name: "Maya Torres, yoga",
        timeZone: "America/New_York",
        policy: "flexible",
        hours: [([1, 2, 3, 4, 5], "07:00", "10:00"), ([1, 3], "18:00", "21:00")],
        services: [
            DemoService(
                id: "svc_maya_class",
                name: "Morning class",
                price: MonetaryAmount(2_000, .usDollar),
                timing: .init(minutes: 60, step: 90) {
                    $0.capacity = 12
                    $0.minimumNoticeMinutes = 60
                },
                description: "Vinyasa for all levels. Mats provided.",
                rhythm: [1, 2]
            )
        ]
    )

    private static let plumber = DemoProvider(
        id: "prv_owen",
        name: "Owen Price, plumber",
        timeZone: "Europe/London",
        policy: "flexible",
        hours: [([1, 2, 3, 4, 5], "08:00", "17:00"), ([6], "22:00", "04:00")],
        services: [
            DemoService(
                id: "svc_owen_visit",
                name: "Call-out",
                price: MonetaryAmount(8_500, .poundSterling),
                timing: .init(minutes: 60, step: 60) {
                    $0.alignment = .packed
                    $0.bufferBeforeMinutes = 30
                    $0.minimumNoticeMinutes = 120
                },
                description: "Someone takes a look and fixes what can be fixed on the spot.",
                rhythm: [2, 1]
            )
        ]
    )

    private static let musicTeacher = DemoProvider(
        id: "prv_hana",
        name: "Hana Sato, piano",
        timeZone: "Asia/Tokyo",
        policy: "flexible",
        hours: [([1, 2, 4, 5], "15:00", "21:00"), ([0, 6], "10:00", "18:00")],
        services: [
            DemoService(
                id: "svc_hana_lesson",
                name: "Piano lesson",
                price: MonetaryAmount(6_000, .yen),
                timing: .init(minutes: 50, step: 60) {
                    $0.alignment = .clock
                    $0.bookingWindowDays = 60
                },
                description: "For beginners and those who come back to it."
            )
        ]
    )

    private static let landlord = DemoProvider(
        id: "prv_lake",
        name: "The cabin at the lake",
        timeZone: "America/Toronto",
        policy: "strict",
        hours: [([0, 1, 2, 3, 4, 5, 6], "15:00", "11:00")],
        services: [
            DemoService(
                id: "svc_lake_night",
                name: "One night, from 15:00 to 10:00",
                price: MonetaryAmount(18_000, .canadianDollar),
                timing: .init(minutes: 19 * 60, step: 24 * 60) {
                    $0.bufferAfterMinutes = 180
                    $0.minimumNoticeMinutes = 1_440
                    $0.bookingWindowDays = 365
                },
                description: "Four beds, a stove and a boat."
            )
        ]
    )
}

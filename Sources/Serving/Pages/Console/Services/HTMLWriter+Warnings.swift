import Bookings
import ConsoleTexts

extension HTMLWriter {
    /// Names the services that can never be booked, with the reason, to those who can change that.
    mutating func warn(of warnings: [ServiceWarning], _ visit: Visit) {
        for code in ServiceWarning.Code.allCases {
            let names = warnings.filter { $0.code == code }.map(\.name)
            guard !names.isEmpty else { continue }
            // Each name keeps its direction within a sentence of another one.
            var shown = names.prefix(Self.maximumNames).map { "\u{2068}\($0)\u{2069}" }
            if names.count > shown.count { shown.append("…") }
            let title = "\(visit[.unbookable]): \(shown.joined(separator: ", "))"
            notice(.warning, title: title, text: visit[code.phrase])
        }
    }

    /// How many services are named for each reason.
    private static var maximumNames: Int { 10 }
}

extension ServiceWarning.Code {
    fileprivate var phrase: Phrase {
        switch self {
        case .noHours: .unbookableWithoutHours
        case .hoursOver: .unbookableHoursOver
        case .hoursTooShort: .unbookableHoursTooShort
        case .noStart: .unbookableStarts
        case .noticeTooLong: .unbookableNotice
        }
    }
}

public import CivilTime

extension Language {
    /// The city that stands for a zone, such as `Москва` for `Europe/Moscow`; `nil` for a zone without one, such as `UTC`.
    public func city(of zone: Zone) -> String? {
        if let city = facts.cities[zone.name] { return city }
        let parts = zone.name.split(separator: "/")
        // Zones below `Etc` are named by offsets whose sign is turned round: `Etc/GMT-3` is east of Greenwich.
        guard parts.count > 1, parts[0] != "Etc", let last = parts.last else { return nil }
        return last.split(separator: "_").joined(separator: " ")
    }

    /// A distance from UTC: `GMT+5:30`.
    public func offset(seconds: Int64) -> String {
        // Local mean times of long ago have seconds, which nobody is told.
        let minutes = Int(seconds.magnitude / 60)
        guard minutes > 0 else { return facts.offset.filling("") }
        let rest = minutes % 60
        let clock = "\(minutes / 60)" + (rest == 0 ? "" : ":" + (rest < 10 ? "0\(rest)" : "\(rest)"))
        return facts.offset.filling((seconds < 0 ? "-" : "+") + clock)
    }

    /// A zone as it reads at an instant: `Berlin, GMT+1`.
    public func zoneName(_ zone: Zone, at instant: Int64) -> String {
        let offset = offset(seconds: zone.offset(at: instant))
        return city(of: zone).map { joinedName($0, offset) } ?? offset
    }

    private func joinedName(_ city: String, _ offset: String) -> String {
        self == .arabic ? "\(city)، \(offset)" : "\(city), \(offset)"
    }
}

import CivilTime

extension ZoneDirectory {
    /// The names of the zones that people choose among: those of places, and UTC.
    ///
    /// Throws `ZoneError` if the database cannot be read.
    func namesOfPlaces() throws -> [String] {
        try knownZoneNames().filter { name in
            guard let area = name.split(separator: "/").first, area != name else { return name == "UTC" }
            return Self.areas.contains(String(area))
        }
    }

    private static var areas: Set<String> {
        [
            "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific",
        ]
    }
}

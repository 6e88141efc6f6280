public import ArgumentParser
public import CivilTime
public import Money
public import PolicySimulation

extension AmountUnit: ExpressibleByArgument {}

extension TextEncoding: ExpressibleByArgument {}

extension RepeatRule: ExpressibleByArgument {}

extension DecimalMark: ExpressibleByArgument {
    /// The mark itself, or its name.
    public init?(argument: String) {
        switch argument {
        case ".", "point": self = .point
        case ",", "comma": self = .comma
        default: return nil
        }
    }
}

extension DateOrder: ExpressibleByArgument {
    /// An order or a pattern.
    public init?(argument: String) {
        self.init(pattern: argument)
    }
}

extension ExportPreset: ExpressibleByArgument {
    /// The preset of a name.
    public init?(argument: String) {
        self.init(name: argument)
    }
}

extension Zone: ExpressibleByArgument {
    /// The zone of a name such as `Europe/Berlin`.
    public init?(argument: String) {
        do throws(ZoneError) {
            self = try ZoneDirectory.system.zone(named: argument)
        } catch {
            return nil
        }
    }
}

extension CalendarMonth: ExpressibleByArgument {
    /// Reads a month such as `2026-03`.
    public init?(argument: String) {
        self.init(argument)
    }
}

extension Currency: ExpressibleByArgument {
    /// Reads a code such as `EUR`.
    public init?(argument: String) {
        self.init(argument)
    }
}

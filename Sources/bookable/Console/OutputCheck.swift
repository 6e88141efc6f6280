import ArgumentParser

/// Makes sure that a command writes over none of its own files: no input, and no output twice.
struct OutputCheck {
    private var known: [FilePlace: String] = [:]

    /// Notes a file that the command reads, under the name that a refusal gives it; `-` is standard input.
    mutating func reads(_ path: String, as name: String) {
        if let place = path == "-" ? FilePlace(Descriptor.input) : FilePlace(path) { known[place] = name }
    }

    /// Notes a SQLite file with those that belong to it.
    mutating func reads(database path: String) {
        for ending in ["", "-wal", "-shm", "-journal"] { reads(path + ending, as: "the database \(path)") }
    }

    /// Notes a file that the command writes by the option that names it; throws a `ValidationError` if it must not.
    mutating func writes(_ path: String?, as option: String) throws {
        guard let path, let place = FilePlace(path) else { return }
        if let name = known[place] ?? Self.standardFile(place) {
            throw ValidationError("\(option) \(path) would write over \(name); name another file.")
        }
        known[place] = "\(option) \(path)"
    }

    /// Notes what is printed; throws a `ValidationError` if it goes into a file that the command reads.
    func prints() throws {
        guard let place = FilePlace(Descriptor.output), let name = known[place], Descriptor.output.isFile else {
            return
        }
        throw ValidationError("Standard output would write over \(name); name another file.")
    }

    private static func standardFile(_ place: FilePlace) -> String? {
        if FilePlace(Descriptor.output) == place { return "standard output" }
        return FilePlace(Descriptor.errors) == place ? "standard error" : nil
    }
}

import Testing

@testable import SQL

struct MigrationTemplateTests {
    private func render(_ text: String, for engine: String) -> String {
        let dialect = Dialect(
            name: engine,
            placeholderPrefix: "?",
            typeNames: .named,
            takingRows: "",
            takingUnlockedRows: ""
        )
        return String(decoding: MigrationTemplate(Array(text.utf8)).sql(for: dialect), as: UTF8.self)
    }

    @Test func placeholdersBecomeTheTypesOfTheEngine() {
        let text = "a {id}, b {instant} NOT NULL, c {bytes}, d {date}, e {time}, f {boolean f} NOT NULL, g text"
        #expect(
            render(text, for: "sqlite")
                == "a ID, b INSTANT NOT NULL, c BYTES, d DATE, e TIME, f BOOLEAN CHECK (f IN (0, 1)) NOT NULL, g text"
        )
    }

    @Test func bracesOfValuesStay() {
        let text = "a text DEFAULT '{}', b text DEFAULT '{ }'"
        #expect(render(text, for: "sqlite") == text)
    }

    @Test(
        arguments: [("sqlite", ["both", "one", "all", ""]), ("postgres", ["both", "two", "three", "all", ""])]
    )
    func partsOfOtherEnginesAreLeftOut(engine: String, lines: [String]) {
        let text = """
            both
                --| sqlite
            one
            --| postgres
            two
            three
              --| all
            all

            """
        #expect(render(text, for: engine) == lines.joined(separator: "\n"))
    }
}

import Money

extension SimulationReport {
    /// The report as JSON.
    ///
    /// Sums are written in full, even where they exceed what a `Double` holds exactly. `baseline` and `difference` are
    /// there only when the simulation has a baseline.
    public func json() -> String {
        var writer = JSONWriter()
        writer.object { report in
            report.member("input") { input in
                input.object { input in
                    input.member("rows") { $0.number(rows) }
                    input.member("rejected") { $0.number(rejected) }
                }
            }
            if let baseline { report.member("baseline") { $0.string(baseline) } }
            report.member("policies") { list in
                list.array(of: policies) { write($1, into: &$0) }
            }
        }
        return writer.text
    }

    private func write(_ section: Section, into writer: inout JSONWriter) {
        writer.object { object in
            object.member("policy") { $0.string(section.name) }
            object.member("version") { $0.string(section.version.description) }
            object.member("totals") { totals in
                totals.array(of: section.totals) { writer, line in
                    writer.object { object in
                        write(line, dimensions: [], into: &object)
                        object.member("failed") { $0.number(line.figures.failed) }
                    }
                }
            }
            object.member("groups") { groups in
                groups.array(of: section.groups) { writer, line in
                    writer.object { write(line, dimensions: dimensions, into: &$0) }
                }
            }
        }
    }

    private func write(_ line: Line, dimensions: [SimulationDimension], into object: inout JSONWriter) {
        for dimension in dimensions where dimension != .currency {
            object.member(dimension.rawValue) { $0.string(line.group[dimension]) }
        }
        object.member("currency") { $0.string(line.group.currency.code) }
        object.member("cancellations") { $0.number(line.figures.cancellations) }
        object.member("refunded") { $0.number(line.figures.refunded) }
        object.member("paid") { $0.number(line.figures.paid) }
        object.member("refund") { $0.number(line.figures.refund) }
        if let difference = line.difference {
            object.member("difference") { $0.number(difference) }
        }
    }
}

import Programme

extension ReportForm {
    /// The form as if it had come back as it went out, with some inputs filled in.
    func returned(
        _ container: FilledForm.Container = .sheet, _ inputs: [String: String] = [:]
    ) -> FilledForm {
        var cells: [FilledForm.Place: FilledForm.Cell] = [:]
        for placed in placed(in: container) {
            let text =
                switch placed.cell.content {
                case .fixed(let text), .display(let text): text
                case .input(let input): inputs[input.key.description] ?? input.prefill
                }
            cells[placed.place] = FilledForm.Cell(text)
        }
        let merges = placed(in: container).filter { $0.width > 1 }.map {
            FilledForm.Merge(place: $0.place, rows: 1, columns: $0.width)
        }
        return FilledForm(
            name: "表.xlsx", container: container, identity: identity, cells: cells, merges: merges,
            blockCount: container == .sheet ? 1 : blocks.count)
    }

    /// Where an input stands.
    func place(of key: String, in container: FilledForm.Container = .sheet) -> FilledForm.Place? {
        placed(in: container).first { placed in
            if case .input(let input) = placed.cell.content { input.key.description == key } else { false }
        }?.place
    }

    /// What is found in a returned form, as codes with positions.
    func faults(_ filled: FilledForm) -> [String] {
        do throws(Problems) {
            _ = try read(filled)
            return []
        } catch {
            return error.all.map { $0.code + ($0.position.map { " \($0)" } ?? "") }
        }
    }
}

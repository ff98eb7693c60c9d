package io.eventorchestrator.tooling.specs;

import io.eventorchestrator.tooling.project.Source;
import java.util.List;
import java.util.Map;

/**
 * A row of a table of events.
 *
 * @param cells by column, for the columns that the table has; a cell that the row lacks is open
 */
public record EventRow(Map<Column, Cell> cells, Source source) {

    private static final Cell OPEN = new Cell("");

    public EventRow {
        cells = Map.copyOf(cells);
    }

    /** A column's cell; open if the table has no such column. */
    public Cell cell(Column column) {
        return cells.getOrDefault(column, OPEN);
    }

    /** The names in a cell. */
    public List<String> names(Column column) {
        return cell(column).names();
    }
}

### Sales as files for a spreadsheet.

export-heading = Save as a file
export-csv = CSV
export-xlsx = Excel
export-as-csv = Save these sales as CSV
export-as-xlsx = Save these sales for Excel
export-not-found-only = What was searched for cannot be saved: clear the search first
export-running = Writing the file…
export-rows = { $rows } sales
export-rows-of = { $rows } of { $of } sales
export-stop = Stop
export-done = Saved: { $rows } sales
export-where = in { $folder }
export-folder = Open the folder
export-away = Put away
error-export-running = Another file is being written.
    .money = No money was moved.
    .todo = Wait until it is done, or stop it.
error-no-folder = There is no folder where files could be saved.
    .money = No money was moved.
    .todo = Ask whoever looks after this computer.
error-folder-not-opened = The folder could not be opened.
    .money = No money was moved.
    .todo = Look for the file by hand: its place is named above.

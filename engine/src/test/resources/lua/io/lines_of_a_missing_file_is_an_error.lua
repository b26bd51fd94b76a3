print(pcall(function() io.lines("/no/such/file") end))
-- expect: false	lines_of_a_missing_file_is_an_error.lua:1: cannot open file '/no/such/file' (No such file or directory)

print(io.open("/no/such/file"))
print(io.open("/no/such/dir/file", "w"))
print(pcall(function() io.open("x", "rw") end))
print(pcall(function() io.open("x", "q") end))
-- expect: nil	/no/such/file: No such file or directory	2
-- expect: nil	/no/such/dir/file: No such file or directory	2
-- expect: false	open_reports_name_text_and_number.lua:3: bad argument #2 to 'open' (invalid mode)
-- expect: false	open_reports_name_text_and_number.lua:4: bad argument #2 to 'open' (invalid mode)

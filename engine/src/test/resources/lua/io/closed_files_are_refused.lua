local f = io.tmpfile()
print(io.type(f), io.type(io.stdout), io.type(42), (tostring(f):gsub("0x%x+", "ADDRESS")))
f:close()
print(io.type(f), tostring(f))
print(pcall(function() f:read() end))
-- expect: file	file	nil	file (ADDRESS)
-- expect: closed file	file (closed)
-- expect: false	closed_files_are_refused.lua:5: attempt to use a closed file

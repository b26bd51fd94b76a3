local name = os.tmpname()
local file = io.open(name, "wb")
file:write("first\r\nsecond\n\n-12.5e1 0x1F rest\nlast")
file:close()
file = io.open(name, "rb")
print((file:read():gsub("\r", "<CR>")))
print((file:read("*L"):gsub("\n", "<LF>")))
print(file:read() == "", file:read("*n", "*n"))
print(file:read(0), file:read("*l"))
print(file:read("*L"), file:read("*L"), file:read("*a"), file:read("*a"), file:read(0))
file:close()
io.input(name)
print(#io.read(), #io.read())
io.close()
for a, b in io.lines(name, 3, "*l") do io.write("[", a, "|", (b or "nil"):gsub("\r", "<CR>"), "]") end
print()
print(io.open("/no/such/file"))
print(select("#", io.open("/no/such/file")))
print(pcall(function() io.open(name, "rz") end))
os.remove(name)

-- expect: first<CR>
-- expect: second<LF>
-- expect: true	-125	31
-- expect: 	 rest
-- expect: last	nil			nil
-- expect: 6	6
-- expect: [fir|st<CR>][sec|ond][
-- expect: -1|2.5e1 0x1F rest][las|t]
-- expect: nil	/no/such/file: No such file or directory	2
-- expect: 3
-- expect: false	read_without_a_format_reads_a_line.lua:19: bad argument #2 to 'open' (invalid mode)

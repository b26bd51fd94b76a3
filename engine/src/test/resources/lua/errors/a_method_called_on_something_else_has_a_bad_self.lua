print(pcall(function() io.stdout.write(5) end))
local t = {len = string.len}
print(pcall(function() t:len() end))
-- expect: false	a_method_called_on_something_else_has_a_bad_self.lua:1: bad argument #1 to 'write' (FILE* expected, got number)
-- expect: false	a_method_called_on_something_else_has_a_bad_self.lua:3: calling 'len' on bad self (string expected, got table)

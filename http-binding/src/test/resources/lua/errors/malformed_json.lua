local http = require("http")
local response = http.post(BASE .. "/mirror", { body = '{"a":\n  oops}' })
local ok, err = pcall(function() return response:json() end)
print(err.kind, err.line, err.column, err.path, err.url == BASE .. "/mirror")
-- expect: decode	2	3	$.a	true
print(tostring(err):match("^(.-): "), tostring(err):match("near .*$") == "near 'oops}' in the body of " .. err.url)
-- expect: malformed JSON at line 2, column 3, in $.a	true
print(http.post(BASE .. "/mirror", { body = "" }):json())
-- expect: nil

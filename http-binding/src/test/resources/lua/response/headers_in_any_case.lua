local http = require("http")
local r = http.get(BASE .. "/echo")
local headers = r:headers()
print(headers["content-type"], headers["Content-Type"], headers.missing)
-- expect: application/json	application/json	nil
print(r:header("CONTENT-TYPE"), r:header("missing"), #r:header_list("content-type"))
-- expect: application/json	nil	1
print(tostring(headers):find("content-type: application/json", 1, true) ~= nil)
-- expect: true

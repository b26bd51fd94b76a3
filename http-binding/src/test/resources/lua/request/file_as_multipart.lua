local http = require("http")
local path = os.tmpname()
local f = assert(io.open(path, "wb"))
f:write("file \0 content")
f:close()
local echo = http.request("POST", BASE .. "/echo", {}):set_file(path):execute():json()
local name = path:match("[^/\\]+$")
print(echo.headers["content-type"]:match("^multipart/form%-data; boundary=") ~= nil)
-- expect: true
print(echo.body:find('name="' .. name .. '"; filename="' .. name .. '"', 1, true) ~= nil)
-- expect: true
print(echo.body:find("\r\n\r\nfile \0 content\r\n", 1, true) ~= nil)
-- expect: true
os.remove(path)

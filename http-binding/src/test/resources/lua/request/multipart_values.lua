local http = require("http")
local echo = http.post(BASE .. "/echo", { multipart = {
  { name = "a", value = "1" },
  { name = "b", value = "{}", filename = "b.json", content_type = "application/json" },
} }):json()
print(echo.body:find('name="a"\r\n\r\n1\r\n', 1, true) ~= nil)
-- expect: true
print(echo.body:find('name="b"; filename="b.json"\r\nContent-Type: application/json\r\n\r\n{}\r\n', 1, true) ~= nil)
-- expect: true

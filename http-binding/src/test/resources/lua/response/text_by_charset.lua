local http = require("http")
local function text(content_type, bytes, asked)
  local r = http.post(BASE .. "/mirror", { body = bytes, headers = { ["Content-Type"] = content_type } })
  return r:text(asked)
end
print(text("text/plain; charset=iso-8859-1", "gr\252n"), text("text/plain", "gr\252n", "latin1"))
-- expect: grün	grün
print(text("text/plain", "\239\187\191mark"), text("text/plain", "\254\255\0m\0k"))
-- expect: mark	mk
print(#text("text/plain", "\255\0x"))
-- expect: 3

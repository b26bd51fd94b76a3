local http = require("http")
local function failure(name, value)
  local ok, err = pcall(function() http.request(BASE):set_header(name, value) end)
  return err.kind, err
end
print(failure("X A", "1"))
-- expect: invalid_header	header name "X A" is not a token
print((failure("X-A", "1\r\nX-B: 2")))
-- expect: invalid_header

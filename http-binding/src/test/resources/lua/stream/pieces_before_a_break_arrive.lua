-- /break ends the connection without a last chunk when /seen was asked for.
local http = require("http")
http.request(BASE .. "/break"):execute_streaming(function(response, err)
  print(response and response:text(), err and err:is("transport"))
  if response and response:text() == "two" then http.get(BASE .. "/seen") end
end)
-- expect: one	nil
-- expect: two	nil
-- expect: nil	true

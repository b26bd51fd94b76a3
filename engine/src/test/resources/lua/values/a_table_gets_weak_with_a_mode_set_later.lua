local function late() return setmetatable({{}, key = {}}, {}) end
late = late()
getmetatable(late).__mode = "v"
collectgarbage()
print(next(late))  -- expect: nil

# Turns src/layers.txt into one static target a folder, each seeing the headers of the folders it may include
# and of no others: a folder's headers are reached through a link of their own, build/layers/NAME/NAME.
function(add_layers root)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${root}/layers.txt)
  file(STRINGS ${root}/layers.txt lines REGEX "^[a-z_]+:")
  foreach(line IN LISTS lines)
    string(REGEX MATCH "^([a-z_]+):([^|]*)" _ "${line}")
    set(name ${CMAKE_MATCH_1})
    string(REGEX MATCHALL "[a-z_]+" lower "${CMAKE_MATCH_2}")
    file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/layers/${name})
    file(CREATE_LINK ${root}/${name} ${CMAKE_BINARY_DIR}/layers/${name}/${name} SYMBOLIC)
    file(GLOB sources CONFIGURE_DEPENDS ${root}/${name}/*.cpp ${root}/${name}/*.S)
    add_library(${name} STATIC ${sources})
    set_target_properties(${name} PROPERTIES LINKER_LANGUAGE CXX)
    target_include_directories(${name} PUBLIC ${CMAKE_BINARY_DIR}/layers/${name})
    # PRIVATE, so that what a folder may include is not passed on to those that include it.
    target_link_libraries(${name} PRIVATE ${lower})
  endforeach()
endfunction()
